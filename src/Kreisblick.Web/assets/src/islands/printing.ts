/** Opens all details for the paper and closes them again; shows the print buttons, which need script. */
export function printing(): void {
  let opened: HTMLDetailsElement[] = [];
  window.addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll<HTMLDetailsElement>("main details:not([open])")];
    for (const details of opened) details.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
    opened = [];
  });
  for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-print]"))
    button.addEventListener("click", () => window.print());
}

/** "Alle öffnen" above a group of details. */
export function openAll(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-open-all]"))
    button.addEventListener("click", () => {
      const group = document.getElementById(button.dataset["openAll"] ?? "");
      for (const details of group?.querySelectorAll("details") ?? []) details.open = true;
    });
}

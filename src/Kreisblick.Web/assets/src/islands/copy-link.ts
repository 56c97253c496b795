/** Copies the address of the page and says so in the status line beside the button. */
export function copyLinks(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-copy]")) {
    const status = document.getElementById(button.getAttribute("aria-controls") ?? "");
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(button.dataset["copy"] || location.href);
        if (status) status.textContent = button.dataset["copied"] ?? "";
      } catch {
        // Without permission the address stands beside the button and can be marked by hand.
      }
    });
  }
}

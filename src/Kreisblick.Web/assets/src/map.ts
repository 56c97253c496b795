/**
 * The movable map is heavy, so it comes only on a press. This small part puts in the button; where the map cannot be
 * shown, the overview of the server stays.
 */
let wanted = false;

async function load(panel: HTMLElement, button: HTMLButtonElement): Promise<void> {
  const island = panel.querySelector<HTMLElement>("[data-map-island]");
  if (!island) return;
  button.disabled = true;
  try {
    const { show } = (await import(panel.dataset["view"] ?? "")) as typeof import("./map-view.js");
    island.hidden = false;
    await show(island);
    panel.querySelector("figure")?.setAttribute("hidden", "");
    const pressed = document.activeElement === button || document.activeElement === document.body;
    button.remove();
    // The pressed button is gone: the focus goes on to the first button of the map.
    if (pressed && !wanted) island.querySelector<HTMLButtonElement>("button")?.focus();
    wanted = true;
  } catch {
    island.hidden = true;
    button.replaceWith(Object.assign(document.createElement("p"), { textContent: panel.dataset["failed"] ?? "" }));
  }
}

function prepare(): void {
  const panel = document.querySelector<HTMLElement>("[data-map]:not([data-ready])");
  if (!panel?.dataset["view"]) return;
  panel.dataset["ready"] = "";
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = panel.dataset["show"] ?? "";
  button.addEventListener("click", () => load(panel, button));
  panel.querySelector("figure")?.before(button);
  // Filters replace the list with its map; who asked for the movable map keeps it.
  if (wanted) void load(panel, button);
}

prepare();
const list = document.getElementById("liste");
if (list) new MutationObserver(prepare).observe(list, { childList: true });

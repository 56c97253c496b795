/**
 * The movable map is heavy, so it comes only on a press. This small part puts in the button; where the map cannot be
 * shown, the overview of the server stays and a sentence says why.
 */
const SLOW_MS = 1000;
const VERY_SLOW_MS = 10_000;

let wanted = false;
let remove: (() => void) | undefined;

async function load(panel: HTMLElement, button: HTMLButtonElement): Promise<void> {
  const island = panel.querySelector<HTMLElement>("[data-map-island]");
  const status = panel.querySelector<HTMLElement>("[data-map-status]");
  if (!island || !status || button.ariaBusy === "true") return;
  // A disabled button would lose the focus.
  button.ariaBusy = "true";
  const say = (name: string) => (status.textContent = panel.dataset[name] ?? "");
  const waits = [setTimeout(say, SLOW_MS, "loading"), setTimeout(say, VERY_SLOW_MS, "slow")];
  const focused = () => document.activeElement === button;
  try {
    const { show } = (await import(panel.dataset["view"] ?? "")) as typeof import("./map-view.js");
    panel.classList.add("movable");
    island.hidden = false;
    const away = await show(panel);
    // The list may have been replaced meanwhile.
    if (!panel.isConnected) return away();
    remove = away;
    status.textContent = "";
    // The pressed button goes: the focus goes on to the first button of the map.
    if (focused()) island.querySelector<HTMLButtonElement>("button")?.focus();
    wanted = true;
  } catch {
    island.hidden = true;
    panel.classList.remove("movable");
    say("failed");
    if (focused()) status.focus();
    wanted = false;
  } finally {
    waits.forEach(clearTimeout);
    button.remove();
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
  panel.querySelector("[data-map-status]")?.before(button);
  // Who asked for the movable map keeps it when filters replace the list.
  if (wanted) void load(panel, button);
}

prepare();
const list = document.getElementById("liste");
if (list)
  new MutationObserver(() => {
    const panel = document.querySelector("[data-map]");
    if (!panel?.hasAttribute("data-ready")) {
      // The old map went with the old list; its drawing surface must go too.
      remove?.();
      remove = undefined;
    }
    prepare();
  }).observe(list, { childList: true });

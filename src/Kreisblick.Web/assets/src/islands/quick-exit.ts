/** Times of the Shift key within this span leave the page (page blueprint 10.2). */
const SPAN_MS = 5000;
const TIMES = 3;

/** Hides the page at once and replaces it, so that "back" does not lead here. */
function leave(target: string): void {
  document.documentElement.classList.add("leaving");
  document.title = "…";
  location.replace(target);
}

export function quickExit(): void {
  const box = document.querySelector<HTMLElement>("[data-quick-exit]");
  const links = document.querySelectorAll<HTMLAnchorElement>("a[data-exit]");
  for (const link of links)
    link.addEventListener("click", (event) => {
      event.preventDefault();
      leave(link.dataset["exit"] ?? link.href);
    });
  const target = links[0]?.dataset["exit"];
  if (!box || !target) return;

  const status = box.querySelector("[role=status]");
  let presses: number[] = [];
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Shift") {
      presses = [];
      return;
    }
    if (event.repeat) return;
    presses = [...presses.filter((time) => event.timeStamp - time < SPAN_MS), event.timeStamp];
    if (presses.length >= TIMES) leave(target);
    else if (status) status.textContent = (presses.length === 1 ? box.dataset["twice"] : box.dataset["once"]) ?? "";
  });
  // A page kept for "back" must not show its content for a moment again.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted && document.documentElement.classList.contains("leaving")) location.replace(target);
  });
}

import { ask } from "./own-request.js";

/** How long before the end a person is told (WCAG 2.2.1). */
const WARN_MS = 5 * 60_000;

/**
 * Says five minutes before that the session will end, and lets it go on by one press. Other windows of the portal say
 * when they were used, so that nobody is warned who works in one of them.
 */
export function sessionEnd(): void {
  const dialog = document.querySelector<HTMLDialogElement>("dialog[data-session-end]");
  if (!dialog) return;
  const part = (name: string): HTMLElement => dialog.querySelector<HTMLElement>(`[data-part=${name}]`)!;
  const windows = "BroadcastChannel" in window ? new BroadcastChannel("kreisblick-session") : undefined;
  // The clock of the device may be wrong: only the time that passes counts.
  let end = performance.now() + Number(dialog.dataset["sessionEnd"]) * 1000;
  let timer = 0;

  const show = (name: "warn" | "over"): void => {
    for (const other of ["warn", "over"]) part(other).hidden = other !== name;
    dialog.setAttribute("aria-labelledby", `sitzung-${name}`);
    if (!dialog.open) dialog.showModal();
  };
  const plan = (): void => {
    clearTimeout(timer);
    const left = end - performance.now();
    if (left <= 0) return show("over");
    if (left <= WARN_MS) show("warn");
    else dialog.close();
    timer = window.setTimeout(plan, left > WARN_MS ? left - WARN_MS : left);
  };
  const lasts = (seconds: number, tell: boolean): void => {
    end = Math.max(end, performance.now() + seconds * 1000);
    if (tell) windows?.postMessage(seconds);
    plan();
  };
  const goOn = async (): Promise<void> => {
    const answer = await ask("/konto/verlaengern", {}).catch(() => undefined);
    if (answer?.status === 401) {
      end = 0;
      return plan();
    }
    if (!answer?.ok) {
      part("status").textContent = dialog.dataset["failed"] ?? "";
      return;
    }
    part("status").textContent = "";
    const { sekunden } = (await answer.json()) as { sekunden: number };
    lasts(sekunden, true);
    // At the end of the longest time no press helps: the dialog stays and says so.
    if (sekunden * 1000 > WARN_MS) dialog.close();
    else part("status").textContent = dialog.dataset["latest"] ?? "";
  };

  part("go-on").addEventListener("click", () => void goOn());
  // Escape means: let me go on.
  dialog.addEventListener("cancel", (event) => {
    if (part("over").hidden) {
      event.preventDefault();
      void goOn();
    }
  });
  windows?.addEventListener("message", (event) => {
    if (typeof event.data === "number") lasts(event.data, false);
  });
  // A device that has slept wakes up late.
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) plan();
  });
  lasts(Number(dialog.dataset["sessionEnd"]), true);
}

export {};

/** Saves the step that is being written, after five seconds of quiet; without it the buttons do the same. */
const quiet = 5000;
const form = document.querySelector<HTMLFormElement>("form[data-autosave]");
const status = document.querySelector<HTMLElement>("[data-autosave-status]");

if (form && status) {
  const revision = form.elements.namedItem("stand") as HTMLInputElement;
  let timer = 0;
  let typed = 0;
  let saved = 0;
  let running: Promise<void> | undefined;

  const say = (text: string): void => {
    status.textContent = text;
  };

  const save = async (): Promise<void> => {
    const upTo = typed;
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form)) body.append(name, String(value));
    body.set("aktion", "auto");
    try {
      const answer = await fetch(location.pathname, { method: "POST", body, redirect: "manual" });
      if (!answer.ok) {
        say("Nicht gespeichert. Speichern Sie mit dem Knopf.");
        return;
      }
      const result = (await answer.json()) as { stand?: number; um?: string; neu?: boolean; fehler?: string };
      saved = upTo;
      if (result.fehler || result.stand === undefined) {
        say(result.fehler ?? "");
        return;
      }
      if (!result.neu) {
        revision.value = String(result.stand);
        say(`gespeichert ${result.um ?? ""}`);
      } else if (typed === upTo) {
        location.reload();
      } else {
        say("Jemand anderes schreibt auch an dieser Seite. Speichern Sie mit dem Knopf; nichts geht verloren.");
      }
    } catch {
      say("Keine Verbindung. Was Sie schreiben, steht noch hier; speichern Sie später.");
    }
  };

  const start = (): void => {
    running ??= save().finally(() => {
      running = undefined;
      if (typed > saved) later();
    });
  };

  const later = (): void => {
    clearTimeout(timer);
    timer = window.setTimeout(start, quiet);
  };

  form.addEventListener("input", () => {
    typed++;
    later();
  });

  // A button pressed while a saving is under way waits for it: both would set out from the same revision.
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    if (!running) return;
    event.preventDefault();
    const button = (event as SubmitEvent).submitter;
    void running.then(() => form.requestSubmit(button instanceof HTMLElement ? button : null));
  });
}

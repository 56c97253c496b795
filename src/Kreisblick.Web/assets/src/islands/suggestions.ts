/** Quiet after the last key before the server is asked (page blueprint 10.1). */
const QUIET_MS = 150;
const SHORTEST = 2;

interface Answer {
  urgent: boolean;
  items: { label: string; group: string; count: number }[];
}

/**
 * Suggestions under a search field: the combobox with list popup of ARIA 1.2. Nothing is chosen by itself, and Enter
 * without a choice searches what was typed, as it does without script.
 */
export function suggestions(): void {
  for (const list of document.querySelectorAll<HTMLElement>("[data-suggest]")) {
    const field = document.getElementById(list.dataset["field"] ?? "");
    if (field instanceof HTMLInputElement) new Suggestions(field, list);
  }
}

function inGroups(items: Answer["items"]): Map<string, Answer["items"]> {
  const groups = new Map<string, Answer["items"]>();
  for (const item of items) groups.set(item.group, [...(groups.get(item.group) ?? []), item]);
  return groups;
}

class Suggestions {
  #options: HTMLElement[] = [];
  #active = -1;
  #asked: AbortController | undefined;
  #timer: number | undefined;

  constructor(
    private readonly field: HTMLInputElement,
    private readonly list: HTMLElement,
  ) {
    field.setAttribute("role", "combobox");
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-controls", list.id);
    field.ariaExpanded = "false";
    field.addEventListener("input", () => this.#wait());
    field.addEventListener("keydown", (event) => this.#key(event));
    field.addEventListener("blur", () => this.#close());
    // A press must not take the focus from the field before it counts.
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => this.#accept((event.target as Element).closest<HTMLElement>("[role=option]")));
  }

  #wait(): void {
    // What was asked before is out of date, so its answer can never overwrite a newer one.
    this.#asked?.abort();
    clearTimeout(this.#timer);
    const words = this.field.value.trim();
    if (words.length < SHORTEST) this.#close();
    else this.#timer = window.setTimeout(() => this.#ask(words), QUIET_MS);
  }

  async #ask(words: string): Promise<void> {
    const { signal } = (this.#asked = new AbortController());
    try {
      const answer = await fetch(`${this.list.dataset["suggest"]}?${new URLSearchParams({ q: words })}`, { signal });
      if (!answer.ok) return this.#close();
      const found = (await answer.json()) as Answer;
      if (!signal.aborted && document.activeElement === this.field) this.#show(found);
    } catch {
      // Without suggestions the field is what it is without script.
      if (!signal.aborted) this.#close();
    }
  }

  #show({ urgent, items }: Answer): void {
    this.#options = [];
    this.#mark(-1);
    const parts: HTMLElement[] = [];
    if (urgent) {
      const help = this.#option(this.list.dataset["emergencyText"] ?? "");
      help.classList.add("urgent");
      help.dataset["href"] = this.list.dataset["emergency"];
      parts.push(help);
    }
    for (const [name, group] of inGroups(items)) {
      const box = document.createElement("div");
      box.role = "group";
      const title = document.createElement("div");
      title.id = `${this.list.id}-g${parts.length}`;
      title.className = "suggestion-group";
      title.role = "presentation";
      title.textContent = name;
      box.setAttribute("aria-labelledby", title.id);
      box.append(title, ...group.map((item) => this.#option(item.label, item.count)));
      parts.push(box);
    }
    this.list.replaceChildren(...parts);
    const open = this.#options.length > 0;
    this.list.hidden = !open;
    this.field.ariaExpanded = String(open);
    const text = open ? (this.#options.length === 1 ? "one" : "other") : "none";
    this.#say((this.list.dataset[text] ?? "").replace("{0}", String(this.#options.length)));
  }

  #option(label: string, count = 0): HTMLElement {
    const option = document.createElement("div");
    option.role = "option";
    option.id = `${this.list.id}-${this.#options.push(option)}`;
    option.ariaSelected = "false";
    option.dataset["label"] = label;
    option.textContent = label;
    if (count > 0) {
      const number = document.createElement("span");
      number.className = "count";
      number.textContent = ` (${count})`;
      option.append(number);
    }
    return option;
  }

  #key(event: KeyboardEvent): void {
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    const open = !this.list.hidden;
    const count = this.#options.length;
    switch (event.key) {
      case "ArrowDown":
      case "ArrowUp": {
        event.preventDefault();
        if (!open) return this.#wait();
        // Between the last and the first suggestion lies the field itself.
        const step = event.key === "ArrowDown" ? 1 : -1;
        this.#mark(((this.#active + 1 + step + count + 1) % (count + 1)) - 1);
        return;
      }
      case "Enter":
        if (open && this.#active >= 0) {
          event.preventDefault();
          this.#accept(this.#options[this.#active]);
        }
        return;
      case "Escape":
        // A search field would empty itself: the text stays.
        if (open) event.preventDefault();
        this.#close();
    }
  }

  #mark(active: number): void {
    this.#options[this.#active]?.setAttribute("aria-selected", "false");
    this.#active = active;
    const option = this.#options[active];
    if (!option) return this.field.removeAttribute("aria-activedescendant");
    option.ariaSelected = "true";
    this.field.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  #accept(option: HTMLElement | null | undefined): void {
    if (!option) return;
    if (option.dataset["href"]) return location.assign(option.dataset["href"]);
    this.field.value = option.dataset["label"] ?? "";
    this.#close();
    this.field.form?.requestSubmit();
  }

  #close(): void {
    this.#asked?.abort();
    clearTimeout(this.#timer);
    this.#mark(-1);
    this.list.hidden = true;
    this.field.ariaExpanded = "false";
    this.#say("");
  }

  #say(text: string): void {
    const status = this.list.nextElementSibling;
    if (status) status.textContent = text;
  }
}

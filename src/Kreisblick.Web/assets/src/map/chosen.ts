import type { Group } from "./marks.js";
import type { Say } from "./texts.js";

/** What stands at a mark, as an ordinary list of links below the map. */
export class Chosen {
  readonly #box: HTMLElement;
  readonly #title: HTMLElement;
  readonly #list: HTMLElement;
  #back: (() => void) | undefined;

  constructor(
    island: HTMLElement,
    private readonly say: Say,
    private readonly changed: (group: Group | undefined) => void,
    closer: (group: Group) => void,
  ) {
    this.#box = island.querySelector<HTMLElement>("[data-map-chosen]")!;
    this.#title = this.#box.querySelector<HTMLElement>("h3")!;
    this.#list = this.#box.querySelector<HTMLElement>("ul")!;
    this.#box.querySelector("[data-map-close]")?.addEventListener("click", () => this.close());
    this.#box.querySelector("[data-map-closer]")?.addEventListener("click", () => this.#group && closer(this.#group));
    island.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !this.#back) return;
      event.preventDefault();
      this.close();
    });
  }

  #group: Group | undefined;

  /** @param back Gives the focus back to where the person came from. */
  open(group: Group, back: () => void): void {
    this.#group = group;
    this.#back = back;
    const { hits, bounds } = group;
    this.#title.textContent = this.say(hits.length === 1 ? "hereOne" : "hereOther", hits.length);
    this.#list.replaceChildren(
      ...hits.map((hit) => {
        const item = document.createElement("li");
        const link = document.createElement("a");
        link.href = hit.href;
        link.textContent = hit.name;
        if (hit.lang) link.lang = hit.lang;
        item.append(`${hit.number}. `, link);
        return item;
      }),
    );
    // At one single spot no nearer look tells the offers apart.
    const spread = bounds.getEast() > bounds.getWest() || bounds.getNorth() > bounds.getSouth();
    this.#box.querySelector<HTMLElement>("[data-map-closer]")!.hidden = !spread;
    this.#box.hidden = false;
    this.changed(group);
    this.#title.focus();
  }

  /** Points out a mark without its list; Escape leads back. */
  point(group: Group, back: () => void): void {
    this.#box.hidden = true;
    this.#group = group;
    this.#back = back;
    this.changed(group);
    group.element.focus();
  }

  close(): void {
    this.#box.hidden = true;
    this.#group = undefined;
    const back = this.#back;
    this.#back = undefined;
    this.changed(undefined);
    back?.();
  }
}

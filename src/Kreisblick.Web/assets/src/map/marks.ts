import { LngLatBounds, type Map as MovableMap, Marker } from "maplibre-gl";
import type { Hit } from "./hits.js";
import type { Say } from "./texts.js";

/** Marks nearer than this in CSS pixels become one, so that none hides another and each can be hit. */
const WIDE = 60;
const HIGH = 36;

/** Hits whose places lie too near to one another on the screen to be told apart. */
export interface Group {
  hits: Hit[];
  bounds: LngLatBounds;
  element: HTMLButtonElement;
}

/**
 * The marks of the visible part of the map. They are one stop of the Tab key; the arrow keys go from mark to mark,
 * because three hundred stops would be a trap.
 */
export class Marks {
  #groups: Group[] = [];
  #markers = new Map<string, { marker: Marker; group: Group }>();
  #chosen: Hit[] = [];

  constructor(
    private readonly map: MovableMap,
    private readonly hits: Hit[],
    private readonly say: Say,
    private readonly choose: (group: Group) => void,
  ) {
    const host = map.getCanvasContainer();
    host.setAttribute("role", "group");
    host.setAttribute("aria-label", say("marks"));
    host.addEventListener("keydown", (event) => this.#walk(event));
    map.on("moveend", () => this.draw());
    map.on("resize", () => this.draw());
    this.draw();
  }

  /** The mark that shows a hit, if it is in sight. */
  of(hit: Hit): Group | undefined {
    return this.#groups.find((group) => group.hits.includes(hit));
  }

  /** Shows on the map which hits the panel speaks of. */
  mark(hits: Hit[]): void {
    this.#chosen = hits;
    for (const { element, hits } of this.#groups) {
      const chosen = hits.some((hit) => this.#chosen.includes(hit));
      element.classList.toggle("chosen", chosen);
      element.setAttribute("aria-expanded", String(chosen));
    }
  }

  draw(): void {
    const before = this.#groups.find((group) => group.element === document.activeElement)?.hits[0];
    const fresh = new Map<string, { marker: Marker; group: Group }>();
    for (const { hits, at, bounds } of this.#near()) {
      const key = `${at} ${hits.map((hit) => hit.number)}`;
      const old = this.#markers.get(key);
      const group = old?.group ?? { hits, bounds, element: this.#button(hits) };
      const marker = old?.marker ?? new Marker({ element: group.element }).setLngLat(at).addTo(this.map);
      if (!old) group.element.addEventListener("click", () => this.choose(group));
      fresh.set(key, { marker, group });
    }
    for (const [key, { marker }] of this.#markers) if (!fresh.has(key)) marker.remove();
    this.#markers = fresh;
    this.#groups = [...fresh.values()].map(({ group }) => group).sort((a, b) => (a.hits[0]?.number ?? 0) - (b.hits[0]?.number ?? 0));
    const stop = (before && this.of(before)) ?? this.#groups[0];
    for (const group of this.#groups) group.element.tabIndex = group === stop ? 0 : -1;
    // A mark that had the focus may have become part of another one.
    if (before && stop && document.activeElement !== stop.element) stop.element.focus({ preventScroll: true });
    this.mark(this.#chosen);
  }

  #near(): { hits: Hit[]; at: [number, number]; bounds: LngLatBounds }[] {
    const { clientWidth, clientHeight } = this.map.getContainer();
    const groups: { hits: Hit[]; at: [number, number]; x: number; y: number; bounds: LngLatBounds }[] = [];
    for (const hit of this.hits)
      for (const place of hit.places) {
        const { x, y } = this.map.project(place);
        if (x < 0 || y < 0 || x > clientWidth || y > clientHeight) continue;
        const group = groups.find((g) => Math.abs(g.x - x) < WIDE && Math.abs(g.y - y) < HIGH);
        if (!group) groups.push({ hits: [hit], at: place, x, y, bounds: new LngLatBounds(place, place) });
        else {
          if (!group.hits.includes(hit)) group.hits.push(hit);
          group.bounds.extend(place);
        }
      }
    return groups;
  }

  #button(hits: Hit[]): HTMLButtonElement {
    const [first] = hits as [Hit];
    const more = hits.length - 1;
    const element = document.createElement("button");
    element.type = "button";
    element.className = more ? "map-mark several" : "map-mark";
    element.textContent = more ? `${first.number} +${more}` : `${first.number}`;
    // The words on the mark come first in its name, so that it can be called by voice (WCAG 2.5.3).
    element.ariaLabel = `${element.textContent}: ${more ? this.say("several", first.name, more) : first.name}`;
    return element;
  }

  #walk(event: KeyboardEvent): void {
    const at = this.#groups.findIndex((group) => group.element === event.target);
    if (at < 0 || event.ctrlKey || event.altKey || event.metaKey) return;
    const last = this.#groups.length - 1;
    const to = {
      ArrowRight: Math.min(at + 1, last),
      ArrowDown: Math.min(at + 1, last),
      ArrowLeft: Math.max(at - 1, 0),
      ArrowUp: Math.max(at - 1, 0),
      Home: 0,
      End: last,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.#groups.forEach(({ element }, i) => (element.tabIndex = i === to ? 0 : -1));
    this.#groups[to]?.element.focus();
  }
}

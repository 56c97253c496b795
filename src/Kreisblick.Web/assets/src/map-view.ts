import { type LngLatLike, Map as MovableMap, setWorkerUrl } from "maplibre-gl";
import { Chosen } from "./map/chosen.js";
import { type Hit, hitsOf } from "./map/hits.js";
import { type Group, Marks } from "./map/marks.js";
import { addTiles, boundsOf, type Outlines, recolour, styleOf } from "./map/style.js";
import { texts } from "./map/texts.js";

/** One step of the pan buttons in CSS pixels. */
const STEP = 120;
const MARGIN = 24;
const CLOSEST = 16;
/** Near enough to see the streets of a village apart. */
const NEAR = 13;

/** What was seen last: a filter changes the hits, not where one looks. */
let seen: { center: LngLatLike; zoom: number } | undefined;

async function outlinesAt(address: string): Promise<Outlines> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`outlines: ${answer.status}`);
  return (await answer.json()) as Outlines;
}

async function drawn(map: MovableMap): Promise<void> {
  try {
    await new Promise<void>((loaded, failed) => {
      map.once("load", () => loaded());
      map.once("error", (event) => failed(event.error));
    });
  } catch (error) {
    map.remove();
    throw error;
  }
}

/** Shows the movable map in its place and gives back what takes it away; fails where the device cannot draw it. */
export async function show(panel: HTMLElement): Promise<() => void> {
  const say = texts(panel);
  const island = panel.querySelector<HTMLElement>("[data-map-island]")!;
  const outlines = await outlinesAt(say("outlines"));
  const county = boundsOf(outlines);
  // The library would else look beside its own file, whose name carries a hash.
  setWorkerUrl(new URL(say("worker"), location.href).href);
  const map = new MovableMap({
    container: island.querySelector<HTMLElement>("[data-map-canvas]")!,
    style: styleOf(outlines),
    ...(seen ?? { bounds: county, fitBoundsOptions: { padding: MARGIN } }),
    attributionControl: false,
    cooperativeGestures: true,
    dragRotate: false,
    pitchWithRotate: false,
    // Arrow keys belong to the page and to the marks; the buttons move the map.
    keyboard: false,
    maxZoom: CLOSEST,
    locale: {
      "Map.Title": say("name"),
      "CooperativeGesturesHandler.WindowsHelpText": say("wheel"),
      "CooperativeGesturesHandler.MacHelpText": say("wheel"),
      "CooperativeGesturesHandler.MobileHelpText": say("fingers"),
    },
  });
  map.touchZoomRotate.disableRotation();
  await drawn(map);
  // The section around it is the named region; the canvas is a picture and no stop of the keyboard.
  const canvas = map.getCanvas();
  canvas.setAttribute("role", "img");
  canvas.removeAttribute("tabindex");
  if (say("tiles")) addTiles(map, say("tiles"), say("tilesSource"));

  const gone = new AbortController();
  const list = document.querySelector<HTMLOListElement>("#liste > ol.hits");
  const hits = list ? hitsOf(list) : [];
  const chosen = new Chosen(
    island,
    say,
    (group) => marks.mark(group?.hits ?? []),
    (group) => map.fitBounds(group.bounds, { padding: MARGIN * 2, maxZoom: CLOSEST }),
  );
  const marks = new Marks(map, hits, say, (group: Group) => chosen.open(group, () => back(group.hits[0]!)));
  const back = (hit: Hit) => marks.of(hit)?.element.focus();

  /** "Auf der Karte zeigen" at a hit of the list. */
  const find = (hit: Hit, button: HTMLElement) => {
    map.once("moveend", () => {
      const group = marks.of(hit);
      if (!group) return;
      island.scrollIntoView({ block: "start" });
      chosen.point(group, () => button.focus());
    });
    map.easeTo({ center: hit.places[0]!, zoom: Math.max(map.getZoom(), NEAR) });
  };
  for (const hit of hits) hit.item.querySelector("article")?.append(findButton(hit, say("find"), find));

  const actions: Record<string, () => void> = {
    in: () => map.zoomIn(),
    out: () => map.zoomOut(),
    north: () => map.panBy([0, -STEP]),
    south: () => map.panBy([0, STEP]),
    west: () => map.panBy([-STEP, 0]),
    east: () => map.panBy([STEP, 0]),
    all: () => map.fitBounds(county, { padding: MARGIN }),
  };
  for (const button of island.querySelectorAll<HTMLElement>("[data-map-do]"))
    button.addEventListener("click", () => actions[button.dataset["mapDo"] ?? ""]?.());
  map.on("moveend", () => (seen = { center: map.getCenter(), zoom: map.getZoom() }));
  for (const preference of ["(prefers-color-scheme: dark)", "(forced-colors: active)"])
    matchMedia(preference).addEventListener("change", () => recolour(map), { signal: gone.signal });
  return () => {
    gone.abort();
    map.remove();
  };
}

function findButton(hit: Hit, label: string, find: (hit: Hit, button: HTMLElement) => void): HTMLElement {
  const line = document.createElement("p");
  line.className = "actions screen-only";
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button quiet";
  button.textContent = label;
  button.ariaLabel = `${label}: ${hit.name}`;
  button.addEventListener("click", () => find(hit, button));
  line.append(button);
  return line;
}

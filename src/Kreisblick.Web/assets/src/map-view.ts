import { LngLatBounds, Map as MovableMap, Marker, setWorkerUrl, type StyleSpecification } from "maplibre-gl";

/** One step of the pan buttons in CSS pixels. */
const STEP = 120;
const MARGIN = 24;

interface Outlines {
  features: { geometry: { coordinates: [number, number][][][] } }[];
}

const colour = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(`--kern-color-${name}`).trim();

const paints = () =>
  [
    ["sea", "background-color", colour("background")],
    ["land", "fill-color", colour("background-2")],
    ["borders", "line-color", colour("border")],
  ] as const;

/** No tiles and no foreign host: ground, municipalities and their borders from our own outlines. */
function style(outlines: Outlines): StyleSpecification {
  const [sea, land, borders] = paints();
  return {
    version: 8,
    sources: { municipalities: { type: "geojson", data: outlines as never } },
    layers: [
      { id: sea[0], type: "background", paint: { "background-color": sea[2] } },
      { id: land[0], type: "fill", source: "municipalities", paint: { "fill-color": land[2] } },
      { id: borders[0], type: "line", source: "municipalities", paint: { "line-color": borders[2], "line-width": 1.5 } },
    ],
  };
}

function boundsOf(outlines: Outlines): LngLatBounds {
  const bounds = new LngLatBounds();
  for (const { geometry } of outlines.features)
    for (const polygon of geometry.coordinates) for (const position of polygon[0] ?? []) bounds.extend(position);
  return bounds;
}

/** Offers at one place share a mark, so that none hides another. Marks are for eye and mouse; the list has the links. */
function mark(map: MovableMap, island: HTMLElement): void {
  const places = new Map<string, HTMLElement[]>();
  for (const point of island.querySelectorAll<HTMLElement>("[data-number]")) {
    const key = `${point.dataset["lon"]} ${point.dataset["lat"]}`;
    places.set(key, [...(places.get(key) ?? []), point]);
  }
  for (const [key, points] of places) {
    const [lon, lat] = key.split(" ").map(Number) as [number, number];
    const element = document.createElement("span");
    element.className = "map-mark";
    element.ariaHidden = "true";
    const numbers = points.map((point) => point.dataset["number"]);
    element.textContent = numbers.length > 3 ? `${numbers.slice(0, 2).join(", ")} …` : numbers.join(", ");
    element.addEventListener("click", () => points[0]?.querySelector("a")?.focus());
    for (const point of points) {
      point.addEventListener("focusin", () => element.classList.add("chosen"));
      point.addEventListener("focusout", () => element.classList.remove("chosen"));
    }
    new Marker({ element }).setLngLat([lon, lat]).addTo(map);
  }
}

/** Shows the movable map in its place; fails where the device cannot draw it. */
export async function show(island: HTMLElement): Promise<void> {
  const place = island.querySelector<HTMLElement>("[data-map-canvas]");
  if (!place) throw new Error("no place for the map");
  const answer = await fetch(island.dataset["outlines"] ?? "");
  if (!answer.ok) throw new Error(`outlines: ${answer.status}`);
  const outlines = (await answer.json()) as Outlines;
  const county = boundsOf(outlines);
  // The library would else look beside its own file, whose name carries a hash.
  setWorkerUrl(new URL(island.dataset["worker"] ?? "", location.href).href);
  const map = new MovableMap({
    container: place,
    style: style(outlines),
    bounds: county,
    fitBoundsOptions: { padding: MARGIN },
    attributionControl: false,
    cooperativeGestures: true,
    dragRotate: false,
    pitchWithRotate: false,
    // Arrow keys belong to the page; the buttons move the map.
    keyboard: false,
    maxZoom: 16,
    locale: {
      "Map.Title": island.dataset["name"] ?? "",
      "CooperativeGesturesHandler.WindowsHelpText": island.dataset["wheel"] ?? "",
      "CooperativeGesturesHandler.MacHelpText": island.dataset["wheel"] ?? "",
      "CooperativeGesturesHandler.MobileHelpText": island.dataset["fingers"] ?? "",
    },
  });
  map.touchZoomRotate.disableRotation();
  try {
    await new Promise<void>((loaded, failed) => {
      map.once("load", () => loaded());
      map.once("error", (event) => failed(event.error));
    });
  } catch (error) {
    map.remove();
    throw error;
  }
  // The section around it is the named region; the canvas is a picture and no stop of the keyboard.
  const canvas = map.getCanvas();
  canvas.setAttribute("role", "img");
  canvas.removeAttribute("tabindex");
  mark(map, island);

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
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    for (const [layer, property, value] of paints()) map.setPaintProperty(layer, property, value);
  });
}

import { LngLatBounds, type Map as MovableMap, type StyleSpecification } from "maplibre-gl";

export interface Outlines {
  features: { geometry: { coordinates: [number, number][][][] } }[];
}

/** A colour of the page's style; a person's own colours go before it. */
function colour(token: string, system: string): string {
  if (!matchMedia("(forced-colors: active)").matches)
    return getComputedStyle(document.documentElement).getPropertyValue(`--kern-color-${token}`).trim();
  const probe = document.createElement("span");
  probe.style.color = system;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

const paints = () =>
  [
    ["ground", "background-color", colour("background", "Canvas")],
    ["land", "fill-color", colour("background-2", "Canvas")],
    ["borders", "line-color", colour("border", "CanvasText")],
    ["names", "text-color", colour("text-muted", "CanvasText")],
    ["names", "text-halo-color", colour("background-2", "Canvas")],
  ] as const;

/** No tiles and no foreign host: ground, municipalities, their borders and names from our own outlines and typeface. */
export function styleOf(outlines: Outlines): StyleSpecification {
  const paint = (layer: string) => Object.fromEntries(paints().filter(([id]) => id === layer).map(([, name, value]) => [name, value]));
  const source = "municipalities";
  return {
    version: 8,
    sources: { [source]: { type: "geojson", data: outlines as never } },
    layers: [
      { id: "ground", type: "background", paint: paint("ground") },
      { id: "land", type: "fill", source, paint: paint("land") },
      { id: "borders", type: "line", source, paint: { ...paint("borders"), "line-width": 1.5 } },
      {
        id: "names",
        type: "symbol",
        source,
        layout: {
          "text-field": ["get", "name"],
          "text-font": ["Fira Sans", "sans-serif"],
          "text-size": 13,
          "text-max-width": 7,
          "text-padding": 6,
          // Below the middle, where most marks stand.
          "text-offset": [0, 1.6],
        },
        paint: { ...paint("names"), "text-halo-width": 1.5 },
      },
    ],
  };
}

export function recolour(map: MovableMap): void {
  for (const [layer, property, value] of paints()) if (map.getLayer(layer)) map.setPaintProperty(layer, property, value);
}

/** Pictures of the set tile source go under our borders; they bring their own names and ground. */
export function addTiles(map: MovableMap, tiles: string, attribution: string): void {
  const address = tiles.startsWith("/") ? location.origin + tiles : tiles;
  map.addSource("tiles", { type: "raster", tiles: [address], tileSize: 256, maxzoom: 19, attribution });
  map.addLayer({ id: "tiles", type: "raster", source: "tiles", paint: { "raster-fade-duration": 0 } }, "borders");
  for (const layer of ["land", "names"]) map.removeLayer(layer);
}

export function boundsOf(outlines: Outlines): LngLatBounds {
  const bounds = new LngLatBounds();
  for (const { geometry } of outlines.features)
    for (const polygon of geometry.coordinates) for (const position of polygon[0] ?? []) bounds.extend(position);
  return bounds;
}

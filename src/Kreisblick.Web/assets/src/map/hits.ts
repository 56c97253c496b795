/** A hit of the list as the map shows it: the list is the only source, so both cannot differ. */
export interface Hit {
  number: number;
  name: string;
  lang: string;
  href: string;
  item: HTMLElement;
  places: [lon: number, lat: number][];
}

/** The hits of the list that have a place. Protected addresses come without one from the server. */
export function hitsOf(list: HTMLOListElement): Hit[] {
  const hits: Hit[] = [];
  [...list.children].forEach((item, i) => {
    const link = item.querySelector<HTMLAnchorElement>("h3 a");
    const points = (item as HTMLElement).dataset["points"];
    if (!link || !points) return;
    const places = points.split(" ").map((point) => {
      const [lat = 0, lon = 0] = point.split(",").map(Number);
      return [lon, lat] as [number, number];
    });
    const lang = link.closest<HTMLElement>("[lang]")?.lang ?? "";
    hits.push({ number: list.start + i, name: link.textContent ?? "", lang, href: link.href, item: item as HTMLElement, places });
  });
  return hits;
}

/**
 * Gives each of `count` things a place of its own among `count` places that fit it; `null` where that
 * works, else a thing that finds none. (Kuhn's augmenting paths.)
 */
export function assignment(count: number, fits: (thing: number, place: number) => boolean): number | null {
  const thingAt = new Array<number>(count).fill(-1);
  for (let thing = 0; thing < count; thing++) {
    if (!settle(thing, thingAt, fits, new Set())) return thing;
  }
  return null;
}

function settle(
  thing: number,
  thingAt: number[],
  fits: (thing: number, place: number) => boolean,
  tried: Set<number>,
): boolean {
  for (let place = 0; place < thingAt.length; place++) {
    if (tried.has(place) || !fits(thing, place)) continue;
    tried.add(place);
    const holder = thingAt[place] ?? -1;
    if (holder === -1 || settle(holder, thingAt, fits, tried)) {
      thingAt[place] = thing;
      return true;
    }
  }
  return false;
}

import type { Standing } from "../measure/interleave.ts";
import type { WorkloadResult } from "./tables.ts";

const COLUMNS = 3;
const PANEL_WIDTH = 420;
const BAR = 12;
const GAP = 5;
const LABEL = 122;
const VALUE = 62;
const MARGIN = 28;
const HEAD = 92;
const PANEL_HEAD = 34;
/** Bars beyond it are cut off, and say so by their number. */
const RATIO_MAX = 8;
const INK = "#1f2933";
const MUTED = "#7b8794";
const OWN = "#0f766e";
const BY_HAND = "#334e68";
const OTHER = "#c3cdd7";

/** Client CPU as a multiple of the code written by hand: a panel a workload, a bar a contestant. */
export function chart(results: readonly WorkloadResult[]): string {
  const panels: string[] = [];
  let top = HEAD;
  for (let at = 0; at < results.length; at += COLUMNS) {
    const row = results.slice(at, at + COLUMNS);
    row.forEach((result, column) => {
      panels.push(panel(result, MARGIN + column * PANEL_WIDTH, top));
    });
    top += PANEL_HEAD + Math.max(...row.map(({ standings }) => standings.length)) * (BAR + GAP) + 22;
  }
  const width = MARGIN * 2 + COLUMNS * PANEL_WIDTH;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${top}" width="${width}" height="${top}" font-family="Helvetica, Arial, sans-serif">
<rect width="${width}" height="${top}" fill="#ffffff"/>
${label(MARGIN, 36, "Client CPU per call", { size: 20, weight: "bold" })}
${label(MARGIN, 58, `As a multiple of the best code written by hand on the same client, medians of ratios within one round. Bars end at ${RATIO_MAX}; paler ones spread too much to conclude.`, { size: 12, fill: MUTED })}
${panels.join("\n")}
</svg>
`;
}

function panel({ engine, workload, concurrency, standings }: WorkloadResult, x: number, y: number): string {
  const scale = (PANEL_WIDTH - LABEL - VALUE - MARGIN) / RATIO_MAX;
  const bars = standings.map((standing, at) => bar(standing, x, y + PANEL_HEAD + at * (BAR + GAP), scale));
  const one = x + LABEL + scale;
  const bottom = y + PANEL_HEAD + standings.length * (BAR + GAP);
  return [
    label(x, y + 14, workload, { size: 13, weight: "bold" }),
    label(x, y + 27, `${engine}, ${concurrency === 1 ? "one call at a time" : `${concurrency} at once`}`, {
      size: 10,
      fill: MUTED,
    }),
    ...bars,
    `<line x1="${one}" x2="${one}" y1="${y + PANEL_HEAD - 3}" y2="${bottom}" stroke="${INK}" stroke-width="0.7" stroke-dasharray="2 2"/>`,
  ].join("\n");
}

function bar({ contestant, cpuRatio, noisy }: Standing, x: number, y: number, scale: number): string {
  const start = x + LABEL;
  const width = Math.max(1, Math.min(cpuRatio, RATIO_MAX) * scale);
  const isOwn = contestant.startsWith("farm orm");
  const fill = isOwn ? OWN : contestant === "by hand" ? BY_HAND : OTHER;
  const weight = isOwn ? "bold" : "normal";
  return [
    label(start - 8, y + BAR - 2.5, contestant, { size: 10.5, anchor: "end", weight }),
    `<rect x="${start}" y="${y}" width="${width.toFixed(1)}" height="${BAR}" rx="2" fill="${fill}"${noisy ? ' fill-opacity="0.45"' : ""}/>`,
    label(start + width + 6, y + BAR - 2.5, ratioText(cpuRatio), {
      size: 10.5,
      weight,
      fill: cpuRatio > RATIO_MAX ? MUTED : INK,
    }),
  ].join("");
}

function ratioText(ratio: number): string {
  return `${ratio < 20 ? ratio.toFixed(2) : Math.round(ratio).toLocaleString("en")}×`;
}

interface LabelStyle {
  readonly size: number;
  readonly weight?: string;
  readonly fill?: string;
  readonly anchor?: string;
}

function label(x: number, y: number, content: string, style: LabelStyle): string {
  const { size, weight = "normal", fill = INK, anchor = "start" } = style;
  const text = content.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" font-size="${size}" font-weight="${weight}" fill="${fill}" text-anchor="${anchor}">${text}</text>`;
}

import type { WorkloadResult } from "./tables.ts";

const BAR_HEIGHT = 14;
const LEFT = 260;
const SCALE = 60;
const RATIO_MAX = 10;

/** Client CPU as a multiple of the code written by hand, one bar a contestant, cut off at ten. */
export function chart(results: readonly WorkloadResult[]): string {
  const bars: string[] = [];
  let y = 30;
  for (const { engine, workload, concurrency, standings } of results) {
    bars.push(text(10, y, `${engine} ${workload} (${concurrency})`, "bold"));
    y += BAR_HEIGHT + 4;
    for (const { contestant, cpuRatio } of standings) {
      const width = Math.min(cpuRatio, RATIO_MAX) * SCALE;
      bars.push(text(24, y, contestant, "normal"));
      bars.push(
        `<rect x="${LEFT}" y="${y - 10}" width="${width.toFixed(1)}" height="${BAR_HEIGHT - 3}" fill="${
          contestant.startsWith("farm") ? "#2a7f62" : "#9aa5b1"
        }"/>`,
      );
      bars.push(text(LEFT + width + 6, y, cpuRatio.toFixed(2), "normal"));
      y += BAR_HEIGHT;
    }
    y += 8;
  }
  const width = LEFT + RATIO_MAX * SCALE + 60;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${y}" font-family="sans-serif" font-size="11">
<rect width="100%" height="100%" fill="white"/>
<text x="10" y="14" font-size="12">Client CPU per call, as a multiple of code written by hand</text>
${bars.join("\n")}
</svg>
`;
}

function text(x: number, y: number, content: string, weight: string): string {
  return `<text x="${x.toFixed(1)}" y="${y}" font-weight="${weight}">${content.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</text>`;
}

import { gzipSync } from "node:zlib";
import { startWorker } from "./start-worker.ts";

const worker = await startWorker();
try {
  const bytes = gzipSync(worker.bundle, { level: 9 }).length;
  console.log(`bundle: ${(bytes / 1000).toFixed(1)} kB gzipped`);
  console.log(JSON.stringify(await worker.get("/"), null, 2));
} finally {
  await worker.stop();
}

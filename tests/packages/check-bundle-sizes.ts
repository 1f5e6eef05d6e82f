import { APPLICATIONS } from "../../bench/size/applications.ts";
import { bundleApplication } from "../../bench/size/bundle-application.ts";

/** A bundler leaves as much out of the packages as it does out of the sources. */
export async function checkBundleSizes(): Promise<void> {
  for (const [name, { code, gzippedMax }] of Object.entries(APPLICATIONS)) {
    const { gzipped } = await bundleApplication(code, "packages");
    if (gzipped > gzippedMax) throw new Error(`${name} takes ${gzipped} bytes of at most ${gzippedMax}`);
  }
}

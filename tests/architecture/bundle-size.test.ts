import { suite } from "uvu";
import * as assert from "uvu/assert";
import { APPLICATIONS } from "../../bench/size/applications.ts";
import { bundleApplication } from "../../bench/size/bundle-application.ts";

const test = suite("bundle size");

for (const [name, { code, gzippedMax }] of Object.entries(APPLICATIONS)) {
  test(`${name} stays below ${gzippedMax} bytes`, async () => {
    const { gzipped } = await bundleApplication(code, "sources");
    assert.ok(gzipped <= gzippedMax, `it takes ${gzipped}`);
    assert.ok(gzipped > gzippedMax * 0.9, `it takes only ${gzipped}: lower the limit`);
  });
}

test.run();

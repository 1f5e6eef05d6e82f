select t0."id" as c0, t0."region" as c1, t0."foundedAt" as c2 from "farms" as t0 order by t0."region" collate binary, t0."foundedAt" desc, t0."id" collate binary

select t0."id" as c0, cast(t0."budget" as text) as c1 from "farms" as t0 order by t0."budget", t0."id" collate binary

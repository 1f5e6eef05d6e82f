select t0."id" as c0 from "people" as t0 order by t0."id" collate binary

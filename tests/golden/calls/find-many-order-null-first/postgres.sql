select t0."id" as c0, t0."budget"::text as c1 from "farms" as t0 order by t0."budget" nulls first, t0."id"::text collate "C"

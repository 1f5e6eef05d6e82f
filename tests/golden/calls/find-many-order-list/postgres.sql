select t0."id" as c0, t0."region" as c1, extract(epoch from t0."foundedAt") as c2 from "farms" as t0 order by t0."region"::text collate "C", t0."foundedAt" desc nulls last, t0."id"::text collate "C"

select t0."id" as c0, t0."slug" as c1, t0."name" as c2, t0."region" as c3, t0."organic" as c4, t0."herd" as c5, cast(t0."budget" as text) as c6, t0."area" as c7, t0."foundedAt" as c8, t0."settings" as c9, t0."ownerId" as c10 from "farms" as t0 where (t0."id" = ? and t0."id" collate binary = ?)
  ?: cell $0, string
  ?: cell $0, string

select t0."id" as c0 from "farms" as t0 where (t0."foundedAt" is null or (t0."budget" is not null and t0."ownerId" <> ?)) order by t0."id"
  ?: cell $0, string

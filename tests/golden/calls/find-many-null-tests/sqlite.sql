select t0."id" as c0 from "farms" as t0 where (t0."foundedAt" is null or (t0."budget" is not null and t0."ownerId" collate binary <> ?)) order by t0."id" collate binary
  ?: cell $0, string

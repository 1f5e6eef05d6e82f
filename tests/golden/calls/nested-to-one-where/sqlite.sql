select t0."id" as c0, t1."name" as c1, t1."id" as c2 from "employments" as t0 left join "people" as t1 on ((t1."id" = t0."personId" and t1."id" collate binary = t0."personId") and t1."name" collate binary <> ?) order by t0."id" collate binary
  ?: cell $0, string

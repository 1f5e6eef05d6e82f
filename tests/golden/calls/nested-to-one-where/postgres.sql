select t0."id" as c0, t1."name" as c1, t1."id" as c2 from "employments" as t0 left join "people" as t1 on (t1."id" = t0."personId" and t1."name" <> $1) order by t0."id"::text collate "C"
  $1: cell $0, string

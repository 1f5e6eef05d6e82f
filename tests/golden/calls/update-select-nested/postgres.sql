update "plots" set "farmId" = $1, "code" = $2 where "plots"."id" = $3 returning "plots"."farmId" as c0, "plots"."id" as c1
  $1: cell $1, string
  $2: cell $2, string
  $3: cell $0, string

select t0."slug" as c0, t0."id" as c1 from "farms" as t0 where t0."id" = any($1)
  $1: list $4, string

select t1.c0 as c0, t1.c1 as c1 from (select t0."number" as c0, t0."plotId" as c1, t0."plotId" as c2, row_number() over (partition by t0."plotId" order by t0."number" desc) as c3 from "harvests" as t0 where t0."plotId" = any($1)) as t1 where t1.c3 <= $2::int8 order by t1.c3
  $1: list $5, string
  $2: count $3

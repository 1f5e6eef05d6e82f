update "plots" set "farmId" = ?, "code" = ? where ("plots"."id" = ? and "plots"."id" collate binary = ?) returning "plots"."farmId" as c0, "plots"."id" as c1
  ?: cell $1, string
  ?: cell $2, string
  ?: cell $0, string
  ?: cell $0, string

select t0."slug" as c0, t0."id" as c1 from "farms" as t0 where t0."id" collate binary in (select t0.value from json_each(?) as t0)
  ?: list $4, string

select t1.c0 as c0, t1.c1 as c1 from (select t0."number" as c0, t0."plotId" collate binary as c1, t0."plotId" collate binary as c2, row_number() over (partition by t0."plotId" collate binary order by t0."number" desc) as c3 from "harvests" as t0 where t0."plotId" collate binary in (select t0.value from json_each(?) as t0)) as t1 where t1.c3 <= cast(? as integer) order by t1.c3
  ?: list $5, string
  ?: count $3

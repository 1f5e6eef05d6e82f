insert into "plots" ("id", "farmId", "code", "crop", "size") values (?, ?, ?, ?, cast(? as integer)) returning "plots"."code" as c0, "plots"."farmId" as c1, "plots"."id" as c2
  ?: cell $0, string
  ?: cell $1, string
  ?: cell $2, string
  ?: cell $3, string
  ?: cell $4, integer

select t0."slug" as c0, t0."id" as c1, (select json_array(json_group_array(t2.c0)) from (select t1."code" collate binary as c0 from "plots" as t1 where (t1."farmId" = t0."id" and t1."farmId" collate binary = t0."id") order by t1."code" collate binary desc, t1."id" collate binary limit cast(? as integer)) as t2) as c2 from "farms" as t0 where t0."id" collate binary in (select t0.value from json_each(?) as t0)
  ?: count $5
  ?: list $6, string

select t0."number" as c0, t0."plotId" as c1, t0."takenAt" as c2, t0."weight" as c3, t0."remark" as c4 from "harvests" as t0 where t0."plotId" collate binary in (select t0.value from json_each(?) as t0)
  ?: list $7, string

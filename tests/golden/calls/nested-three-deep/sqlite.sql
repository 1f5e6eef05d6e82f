select t1.c0 as c0, (select json_array(json_group_array(t3.c0), json_group_array(json((select json_array(json_group_array(t5.c0), json_group_array(json((select json_array(json_group_array(t7.c0), json_group_array(t7.c1), json_group_array(t7.c2)) from (select t6."number" as c0, t6."weight" as c1, t6."takenAt" as c2 from "harvests" as t6 where ((t6."plotId" = t5.c1 and t6."plotId" collate binary = t5.c1) and t6."weight" >= cast(? as integer)) order by t6."weight" desc, t6."number" limit cast(? as integer) offset cast(? as integer)) as t7)))) from (select t4."code" collate binary as c0, t4."id" collate binary as c1 from "plots" as t4 where ((t4."farmId" = t3.c1 and t4."farmId" collate binary = t3.c1) and t4."size" > cast(? as integer)) order by t4."size" desc, t4."code" collate binary desc, t4."id" collate binary limit cast(? as integer) offset cast(? as integer)) as t5)))) from (select t2."slug" collate binary as c0, t2."id" collate binary as c1 from "farms" as t2 where ((t2."ownerId" = t1.c1 and t2."ownerId" collate binary = t1.c1) and t2."organic" = cast(? as integer)) order by t2."slug" collate binary limit cast(? as integer)) as t3) as c1 from (select t0."name" collate binary as c0, t0."id" collate binary as c1 from "people" as t0 where t0."bossId" is null order by t0."name" collate binary desc, t0."id" collate binary limit cast(? as integer)) as t1 order by t1.c0 desc, t1.c1
  ?: cell $6, integer
  ?: count $7
  ?: count $8
  ?: cell $3, integer
  ?: count $4
  ?: count $5
  ?: cell $1, boolean
  ?: count $2
  ?: count $0

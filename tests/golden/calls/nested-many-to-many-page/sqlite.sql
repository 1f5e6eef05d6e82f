select t0."id" as c0, (select json_array(json_group_array(t3.c0), json_group_array(json((select json_array(json_group_array(t6.c0)) from (select t4."name" collate binary as c0 from "people" as t4 where t4."id" collate binary in (select t5."personId" from "employments" as t5 where (t5."farmId" = t3.c1 and t5."farmId" collate binary = t3.c1)) order by t4."id" collate binary limit cast(? as integer)) as t6)))) from (select t1."slug" collate binary as c0, t1."id" collate binary as c1 from "farms" as t1 where (t1."id" collate binary in (select t2."farmId" from "employments" as t2 where (t2."personId" = t0."id" and t2."personId" collate binary = t0."id")) and (t1."region" = ? and t1."region" collate binary = ?)) order by t1."slug" collate binary limit cast(? as integer) offset cast(? as integer)) as t3) as c1 from "people" as t0 order by t0."id" collate binary
  ?: count $3
  ?: cell $0, enum
  ?: cell $0, enum
  ?: count $1
  ?: count $2

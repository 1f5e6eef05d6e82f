select t0."id" as c0, (select json_group_array(json_array(t2.c0, t2.c1, t2.c2, t2.c3, t2.c4) order by t2.c0) from (select t1."id" as c0, t1."farmId" as c1, t1."code" as c2, t1."crop" as c3, t1."size" as c4 from "plots" as t1 where t1."farmId" = t0."id" order by t1."id" limit cast(? as integer)) as t2) as c1 from "farms" as t0 order by t0."id"
  ?: count $0

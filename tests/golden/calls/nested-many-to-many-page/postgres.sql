select t0."id" as c0, (select json_build_array(json_agg(t3.c0), json_agg((select json_build_array(json_agg(t6.c0)) from (select t4."name" as c0 from "people" as t4 where t4."id" = any(array(select t5."personId" from "employments" as t5 where t5."farmId" = t3.c1)) order by t4."id"::text collate "C" limit $1::int8) as t6))) from (select t1."slug" as c0, t1."id" as c1 from "farms" as t1 where (t1."id" = any(array(select t2."farmId" from "employments" as t2 where t2."personId" = t0."id")) and t1."region" = $2) order by t1."slug"::text collate "C" limit $3::int8 offset $4::int8) as t3) as c1 from "people" as t0 order by t0."id"::text collate "C"
  $1: count $3
  $2: cell $0, enum
  $3: count $1
  $4: count $2

select t1.c0 as c0, (select json_build_array(json_agg(t3.c0), json_agg((select json_build_array(json_agg(t5.c0), json_agg((select json_build_array(json_agg(t7.c0), json_agg(t7.c1), json_agg(extract(epoch from t7.c2))) from (select t6."number" as c0, t6."weight" as c1, t6."takenAt" as c2 from "harvests" as t6 where (t6."plotId" = t5.c1 and t6."weight" >= $1::int4) order by t6."weight" desc, t6."number" limit $2::int8 offset $3::int8) as t7))) from (select t4."code" as c0, t4."id" as c1 from "plots" as t4 where (t4."farmId" = t3.c1 and t4."size" > $4::int4) order by t4."size" desc, t4."code"::text collate "C" desc, t4."id"::text collate "C" limit $5::int8 offset $6::int8) as t5))) from (select t2."slug" as c0, t2."id" as c1 from "farms" as t2 where (t2."ownerId" = t1.c1 and t2."organic" = $7::int4::boolean) order by t2."slug"::text collate "C" limit $8::int8) as t3) as c1 from (select t0."name" as c0, t0."id" as c1 from "people" as t0 where t0."bossId" is null order by t0."name"::text collate "C" desc, t0."id"::text collate "C" limit $9::int8) as t1 order by t1.c0::text collate "C" desc, t1.c1::text collate "C"
  $1: cell $6, integer
  $2: count $7
  $3: count $8
  $4: cell $3, integer
  $5: count $4
  $6: count $5
  $7: cell $1, boolean
  $8: count $2
  $9: count $0

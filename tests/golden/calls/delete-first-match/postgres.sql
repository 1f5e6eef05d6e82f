delete from "harvests" where "harvests"."number" in (select t0."number" as c0 from "harvests" as t0 where t0."weight" = $1::int4 order by t0."number" limit 1 for update)
  $1: cell $0, integer

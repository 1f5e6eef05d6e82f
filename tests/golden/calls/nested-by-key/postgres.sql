select t0."id" as c0, (select json_build_array(json_agg(t1."id")) from "plots" as t1 where (t1."farmId" = t0."id" and t1."code" = $1)) as c1 from "farms" as t0 order by t0."id"::text collate "C"
  $1: cell $0, string

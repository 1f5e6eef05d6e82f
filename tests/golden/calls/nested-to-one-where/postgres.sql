select t0."id" as c0, (select json_build_array(t1."name") from "people" as t1 where (t1."id" = t0."personId" and t1."name" <> $1)) as c1 from "employments" as t0 order by t0."id"::text collate "C"
  $1: cell $0, string

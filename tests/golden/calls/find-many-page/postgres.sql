select t0."id" as c0, t0."name" as c1 from "people" as t0 order by t0."name"::text collate "C", t0."id"::text collate "C" limit $1::int8 offset $2::int8
  $1: count $0
  $2: count $1

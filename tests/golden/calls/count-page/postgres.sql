select count(*) as c0 from (select 1 as c0 from "people" as t0 where t0."bossId" is not null limit $1::int8 offset $2::int8) as t1
  $1: count $0
  $2: count $1

select count(*) as c0 from (select 1 as c0 from "people" as t0 where t0."bossId" is not null limit cast(? as integer) offset cast(? as integer)) as t1
  ?: count $0
  ?: count $1

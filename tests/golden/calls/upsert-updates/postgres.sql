insert into "people" as t0 ("id", "email", "name", "bossId") values ($1, $2, $3, $4) on conflict ("email") do update set "name" = $5 returning t0."id" as c0, t0."name" as c1, t0."bossId" as c2
  $1: cell $0, string
  $2: cell $1, string
  $3: cell $2, string
  $4: cell $3, string
  $5: cell $4, string

select t0."name" as c0, t0."id" as c1 from "people" as t0 where t0."id" = any($1)
  $1: list $5, string

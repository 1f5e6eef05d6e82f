insert into "employments" as t0 ("id", "farmId", "personId", "role", "wage") values ($1, $2, $3, $4, $5::numeric) on conflict ("farmId", "personId") do update set "wage" = t0."wage" + $6::numeric returning t0."id" as c0, t0."farmId" as c1, t0."personId" as c2, t0."role" as c3, t0."wage"::text as c4
  $1: cell $0, string
  $2: cell $1, string
  $3: cell $2, string
  $4: cell $3, string
  $5: cell $4, decimal
  $6: cell $5, decimal

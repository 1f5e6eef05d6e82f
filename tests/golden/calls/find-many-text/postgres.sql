select t0."id" as c0 from "people" as t0 where (starts_with(t0."email"::text, $1) or (right(t0."email"::text, length($2::text)) = $3 or strpos(t0."name"::text, $4) > 0)) order by t0."id"::text collate "C"
  $1: cell $0, string
  $2: cell $1, string
  $3: cell $1, string
  $4: cell $2, string

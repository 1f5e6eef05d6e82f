select t0."id" as c0 from "people" as t0 where (substr(t0."email", 1, length(?)) = ? or (substr(t0."email", length(t0."email") - length(?) + 1) = ? or instr(t0."name", ?) > 0)) order by t0."id" collate binary
  ?: cell $0, string
  ?: cell $0, string
  ?: cell $1, string
  ?: cell $1, string
  ?: cell $2, string

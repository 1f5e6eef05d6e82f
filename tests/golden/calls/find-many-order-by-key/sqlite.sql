select t0."email" as c0 from "people" as t0 order by t0."email" collate binary desc

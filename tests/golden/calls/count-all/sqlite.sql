select count(*) as c0 from "harvests" as t0

delete from "harvests"

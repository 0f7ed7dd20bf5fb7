global using ThreeForOne.Domain;
global using ThreeForOne.Server.Data;
global using ThreeForOne.Server.Web;

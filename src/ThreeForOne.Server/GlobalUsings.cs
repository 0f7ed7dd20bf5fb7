global using ThreeForOne.Domain;
global using ThreeForOne.Server.Data;

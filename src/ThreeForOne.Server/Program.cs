System.Console.WriteLine("three-for-one");
